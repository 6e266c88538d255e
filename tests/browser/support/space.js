// Accounts of the commission's space, for tests that need somebody inside it.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

export const password = 'cheval pile agrafe correct';
export const marie = { name: 'Marie Dupont', id: 'mdupont' };

// Makes the first account as its form does, without a browser; gives the cookie of the session that it opens.
export async function makeFirstAccount(server, requests) {
  const link = new URL(await server.firstAccount(), server.origin);
  const answer = await requests.post(server.origin + link.pathname, {
    maxRedirects: 0,
    headers: { origin: server.origin },
    form: { cle: link.searchParams.get('cle'), nom: marie.name, compte: marie.id, nouveau: password, encore: password },
  });
  assert.equal(answer.status(), 303, await answer.text());
  const [, name, value] = /^(\w+)=(\w+);/.exec(answer.headers()['set-cookie']);
  return { name, value };
}

// The code that an application shows for a key in base 32 (RFC 6238), `steps` half minutes ahead.
export function codeOf(key, steps = 0) {
  const bits = [...key.replaceAll(' ', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', secret).update(step).digest();
  const offset = digest.at(-1) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
