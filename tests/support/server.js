// The real server, with an index and a content of its own: a copy of the project's, or collections from elsewhere
// with the project's vocabulary.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bin = path.resolve(root, process.env.REPERES_BIN ?? 'build/release/bin');
const ready = /^Repères est prêt : (http:\/\/127\.0\.0\.1:\d+)$/m;
const firstAccount = /^http:\/\/127\.0\.0\.1:\d+(\/espace\/premier-compte\?cle=\w+)$/m;

export class Server {
  static async start({ collections = [] } = {}) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'reperes-tests-'));
    const [index, data] = [path.join(folder, 'index'), path.join(folder, 'data')];
    const content = path.join(folder, 'content');
    try {
      const part = collections.length > 0 ? 'vocabulaire' : '';
      await cp(path.join(root, 'content', part), path.join(content, part), { recursive: true });
      await promisify(execFile)(path.join(bin, 'reperes-index'), ['build', '--content', content, '--index', index,
        ...collections.flatMap((file) => ['--jsonl', file])]);
      const server = new Server(folder, spawn(path.join(bin, 'reperes-server'),
        ['--content', content, '--index', index, '--data', data, '--listen', '127.0.0.1:0'],
        { stdio: ['ignore', 'pipe', 'pipe'] }));
      server.origin = await server.#says(ready, 30_000);
      return server;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  constructor(folder, child) {
    this.folder = folder;
    this.child = child;
    this.log = '';
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ code: null, signal: error.message }));
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    this.said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { this.said += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { this.log += text; });
    this.kill = () => child.kill('SIGKILL');
    process.once('exit', this.kill);
  }

  // The address of the link by which the first account is made.
  firstAccount() {
    return this.#says(firstAccount, 5_000);
  }

  // What the pattern captures of what it says on the terminal.
  #says(pattern, limit) {
    return new Promise((resolve, reject) => {
      const fail = (why) => {
        this.kill();
        reject(new Error(`the server ${why}\n${this.log}`));
      };
      const timer = setTimeout(() => fail(`did not say ${pattern} within ${limit} ms`), limit);
      const look = () => {
        const found = pattern.exec(this.said);
        if (!found) return;
        clearTimeout(timer);
        this.child.stdout.off('data', look);
        resolve(found[1]);
      };
      this.child.stdout.on('data', look);
      look();
      this.ended.then(({ code, signal }) => {
        clearTimeout(timer);
        fail(`ended before it said ${pattern} (${code ?? signal})`);
      });
    });
  }

  // What it answered to SIGTERM: its exit code, or the signal that ended it. Asked twice, it answers the same.
  async stop() {
    this.child.kill('SIGTERM');
    const timer = setTimeout(this.kill, 15_000);
    const ended = await this.ended;
    clearTimeout(timer);
    process.removeListener('exit', this.kill);
    await rm(this.folder, { recursive: true, force: true });
    return ended;
  }
}
