import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The issuer of the tokens with which Microsoft's Bot Connector signs what it delivers. */
export const ISSUER = 'https://api.botframework.com';

const pair = (): { privateKey: KeyObject; publicKey: KeyObject } => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key that the connector publishes, and one that it does not. */
export const CONNECTOR_KEY = pair();
export const FOREIGN_KEY = pair();

/** How a token differs from a good one. */
export interface TokenFaults {
  readonly key?: KeyObject;
  readonly kid?: string;
  readonly algorithm?: 'RS256' | 'none';
  readonly claims?: Readonly<Record<string, unknown>>;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON web token over the claims. */
export function signToken(claims: Readonly<Record<string, unknown>>, faults: TokenFaults = {}): string {
  const { key = CONNECTOR_KEY.privateKey, kid = 'connector-key', algorithm = 'RS256' } = faults;
  const signed = `${part({ alg: algorithm, typ: 'JWT', kid })}.${part({ ...claims, ...faults.claims })}`;
  const signature = algorithm === 'none' ? '' : createSign('RSA-SHA256').update(signed).sign(key).toString('base64url');
  return `${signed}.${signature}`;
}

/** What the connector publishes about its key: RFC 7517, with the channels for which the key is good. */
export const publishedKeys = (): unknown => ({
  keys: [
    {
      ...CONNECTOR_KEY.publicKey.export({ format: 'jwk' }),
      kid: 'connector-key',
      use: 'sig',
      endorsements: ['msteams'],
    },
  ],
});
