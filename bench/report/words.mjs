// How numbers and tables are written.
import { OURS } from '../others.mjs';

export const number = (value, digits = 1) => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(digits);
};

/** `ms` of a measurement with tasks, or the word that stands instead. */
export const msOf = (value) => (typeof value === 'object' ? value?.ms : value);

export const percent = (value) =>
  typeof value === 'number' ? `${(value * 100).toFixed(1)} %` : '–';

export const many = (count) => Number(count).toLocaleString('en');

export const nameOf = (name) => (name === OURS ? `**${name}**` : name);

export const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(head.length - 1)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
