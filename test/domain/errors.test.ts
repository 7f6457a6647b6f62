import { expect } from '@open-wc/testing';
import { AdapterError, ERRORS, toAdapterError, type ErrorCode } from '../../src/domain/errors.js';

describe('AdapterError', () => {
  const RETRIES: Record<ErrorCode, string> = {
    offline: 'later',
    timeout: 'later',
    unavailable: 'later',
    rate_limited: 'later',
    internal: 'later',
    unauthorized: 'auth',
    forbidden: 'never',
    not_found: 'never',
    conflict: 'never',
    window_closed: 'never',
    undeliverable: 'never',
    invalid: 'never',
    too_large: 'never',
    unsupported: 'never',
  };

  it('says of every code what a retry would do', () => {
    expect(ERRORS).to.deep.equal(RETRIES);
    for (const code of Object.keys(ERRORS) as ErrorCode[]) {
      expect(new AdapterError(code).retry, code).to.equal(RETRIES[code]);
    }
  });

  it('did not happen unless it says so', () => {
    expect(new AdapterError('timeout').applied).to.equal('no');
    expect(new AdapterError('timeout', 'lost', { applied: 'maybe' }).applied).to.equal('maybe');
  });

  it('is an Error with a name, a message and a cause', () => {
    const cause = new Error('socket');
    const error = new AdapterError('offline', 'no network', { cause });
    expect(error).to.be.instanceOf(Error);
    expect(String(error)).to.equal('AdapterError: no network');
    expect(error.cause).to.equal(cause);
    expect(new AdapterError('offline').message).to.equal('offline');
  });
});

describe('toAdapterError', () => {
  it('leaves ours alone', () => {
    const error = new AdapterError('conflict');
    expect(toAdapterError(error)).to.equal(error);
  });

  it('knows the error of another copy of the package', () => {
    const twin = Object.assign(new Error('taken'), {
      name: 'AdapterError',
      code: 'conflict',
      detail: { applied: 'maybe', field: 'name' },
    });
    const error = toAdapterError(twin);
    expect(error).to.be.instanceOf(AdapterError);
    expect(error).to.include({
      code: 'conflict',
      message: 'taken',
      retry: 'never',
      applied: 'maybe',
    });
    expect(error.detail.field).to.equal('name');
  });

  const STRANGERS: Record<string, [thrown: unknown, message: string]> = {
    'an Error': [new TypeError('x is undefined'), 'x is undefined'],
    'a string': ['broken', 'broken'],
    nothing: [undefined, 'internal'],
    null: [null, 'internal'],
    'an object without a prototype': [Object.create(null), 'internal'],
    'an Error with a code of another house': [
      Object.assign(new Error('x'), { name: 'AdapterError', code: 'toString' }),
      'x',
    ],
    'an Error with a code of ours and another name': [
      Object.assign(new Error('x'), { code: 'conflict' }),
      'x',
    ],
  };
  for (const [name, [thrown, message]] of Object.entries(STRANGERS)) {
    it(`makes ${name} an internal error that may have happened`, () => {
      const error = toAdapterError(thrown);
      expect(error).to.be.instanceOf(AdapterError);
      expect(error).to.include({ code: 'internal', retry: 'later', applied: 'maybe', message });
      expect(error.cause).to.equal(thrown);
    });
  }
});
