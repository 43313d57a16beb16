import { KakariError } from '../../domain/errors.ts';

/** Why a connection was not made; `host` is whom it was for, with its port where it has one. */
export const refusal = (host: string): KakariError => new KakariError('network-closed', { host });
