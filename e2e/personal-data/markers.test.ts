import { gzipSync } from 'node:zlib';
import { find, Markers, windows1251 } from './markers.js';

const markers = new Markers();
const name = markers.cyrillic('name');
const login = markers.latin('login');
const phone = markers.digits('phone');
const born = markers.day('born', 1941);

const found = (text: string | Uint8Array) => find(markers, typeof text === 'string' ? Buffer.from(text) : text);
const fields = (text: string | Uint8Array) => [...new Set(found(text).map(({ field }) => field))];
const u = (text: string, by = '\\u') =>
  [...text].map((letter) => by + letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');

describe('Looking for a marker', () => {
  it.each([
    ['in running text', `… ${name} …`, 'name'],
    ['in small letters', name.toLowerCase(), 'name'],
    ['in capital letters', name.toUpperCase(), 'name'],
    ['of Latin letters', `SELECT '${login.toUpperCase()}'`, 'login'],
    ['of digits', `+${phone}`, 'phone'],
    ['that is a day', `{"birthDate":"${born}"}`, 'born'],
    ['that is a day as Russians write it', born.split('-').reverse().join('.'), 'born'],
  ])('%s finds it, and says for which field it stood', (_, text, field) => {
    expect(fields(text)).toEqual([field]);
  });

  it.each([
    ['escaped in JSON', u(name)],
    ['escaped with capital digits', u(name).toUpperCase().replaceAll('\\U', '\\u')],
    ['JSON in JSON', u(name, '\\\\u')],
    ['in an address', encodeURIComponent(name)],
    ['in an address within an address', encodeURIComponent(encodeURIComponent(name))],
    ['as entities', [...name].map((letter) => `&#${letter.charCodeAt(0)};`).join('')],
    ['as numbers of bytes, as Node writes buffers into JSON', JSON.stringify(Buffer.from(`x${name}`))],
    ['in hexadecimal digits', Buffer.from(`x${name}`).toString('hex')],
    ['in base64 at one place of a triple', Buffer.from(name).toString('base64')],
    ['in base64 at another', Buffer.from(`a${name}b`).toString('base64')],
    ['in base64 at the third', Buffer.from(`ab${name}`).toString('base64')],
    ['in base64 in small letters, as a cursor has it', Buffer.from(`ab${name.toLowerCase()}`).toString('base64url')],
    ['in base64 when it is Latin', Buffer.from(`"${login}"`).toString('base64')],
    ['in Windows-1251', windows1251(name)],
    ['in UTF-16', Buffer.from(name, 'utf16le')],
    ['in a workbook, whose texts are packed', 'PK\u0003\u0004…xl/worksheets/sheet1.xml'],
  ])('%s finds it', (_, text) => {
    expect(found(text)).not.toEqual([]);
  });

  it('finds nothing in what holds none', () => {
    const other = 'Иванова Мария 1941 год, +7 913 000 00 00, 0191941-0a1b-4cde-8123-1941-4abc 2026-01-02 1990-05-10';
    for (const text of [other, Buffer.from(other).toString('base64'), encodeURIComponent(other)])
      expect(found(text)).toEqual([]);
    expect(found(gzipSync(other))).toEqual([]);
  });
});
