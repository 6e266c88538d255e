import { after, before, describe } from 'node:test';
import * as writing from './journeys/writing.js';
import { start, stop } from './support/world.js';
describe('writing', { concurrency: 1 }, () => { before(start); after(stop); writing.register(); });
