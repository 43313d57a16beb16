import { type Config, readConfig } from '../../config.ts';
import { closeNetwork } from '../../providers/network/close-network.ts';
import { peersOf } from './peers-of.ts';

/**
 * Closes the network to all but those whom the environment names. Where a setting is wrong it is closed to everybody: the command says
 * what is wrong when it reads the settings.
 */
export async function closeAsConfigured(): Promise<void> {
  const config = readOrNothing();
  if (config === undefined) closeNetwork([]);
  else closeNetwork(await peersOf(config), [config.host]);
}

function readOrNothing(): Config | undefined {
  try {
    return readConfig();
  } catch {
    return undefined;
  }
}
