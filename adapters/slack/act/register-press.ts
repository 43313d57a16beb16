import { askSection } from '../section/register-section.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import type { Press } from './read-press.ts';

/** Opens the registration of a section. */
export const registerPress = (parts: SlackParts, { by, trigger }: Press): Promise<void> =>
  askSection(parts, by, trigger);
