import { readConfig } from '../../config.ts';
import { closeNetwork } from '../../providers/network/close-network.ts';
import type { Peer } from '../../providers/network/peer.ts';
import { peersOf } from './peers-of.ts';

/**
 * Closes the network to all but those whom the environment names. Where a setting is wrong it is closed to everybody: the command says
 * what is wrong when it reads the settings.
 */
export async function closeAsConfigured(): Promise<void> {
  const { peers, listening } = await readOrNothing();
  closeNetwork(peers, listening);
}

async function readOrNothing(): Promise<{ readonly peers: readonly Peer[]; readonly listening: readonly string[] }> {
  try {
    const config = readConfig();
    return { peers: await peersOf(config), listening: [config.host] };
  } catch {
    return { peers: [], listening: [] };
  }
}
