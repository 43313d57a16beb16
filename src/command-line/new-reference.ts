import { randomUUID } from 'node:crypto';

/** A number by which a person and the log speak of the same failure, such as `7F3A2B1C`. */
export const newReference = (): string => randomUUID().slice(0, 8).toUpperCase();
