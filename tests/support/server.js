// The real server, with an index of its own: over the project's content, or over collections from elsewhere with
// the project's vocabulary.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bin = path.resolve(root, process.env.REPERES_BIN ?? 'build/release/bin');
const ready = /^Repères est prêt : (http:\/\/127\.0\.0\.1:\d+)$/m;

export class Server {
  static async start({ collections = [] } = {}) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'reperes-tests-'));
    const [index, data] = [path.join(folder, 'index'), path.join(folder, 'data')];
    let content = path.join(root, 'content');
    try {
      if (collections.length > 0) {
        content = path.join(folder, 'content');
        await cp(path.join(root, 'content/vocabulaire'), path.join(content, 'vocabulaire'), { recursive: true });
      }
      await promisify(execFile)(path.join(bin, 'reperes-index'), ['build', '--content', content, '--index', index,
        ...collections.flatMap((file) => ['--jsonl', file])]);
      const server = new Server(folder, spawn(path.join(bin, 'reperes-server'),
        ['--content', content, '--index', index, '--data', data, '--listen', '127.0.0.1:0'],
        { stdio: ['ignore', 'pipe', 'pipe'] }));
      server.origin = await server.#address(30_000);
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
    child.stderr.setEncoding('utf8').on('data', (text) => { this.log += text; });
    this.kill = () => child.kill('SIGKILL');
    process.once('exit', this.kill);
  }

  #address(limit) {
    return new Promise((resolve, reject) => {
      const fail = (why) => {
        this.kill();
        reject(new Error(`the server ${why}\n${this.log}`));
      };
      const timer = setTimeout(() => fail(`did not say it was ready within ${limit} ms`), limit);
      let said = '';
      this.child.stdout.setEncoding('utf8').on('data', (text) => {
        said += text;
        const found = ready.exec(said);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[1]);
      });
      this.ended.then(({ code, signal }) => {
        clearTimeout(timer);
        fail(`ended before it was ready (${code ?? signal})`);
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
