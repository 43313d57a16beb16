import type { Config } from '../../config.ts';
import { KakariError } from '../../domain/errors.ts';
import type { ModelUse } from '../../domain/model-use.ts';
import type { Plan } from '../../domain/plan.ts';
import { loadKnowledge } from '../../plans/load-knowledge.ts';
import { readPlansInForce } from '../../plans/plans-in-force.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OpenPlanReading } from '../../providers/ledger/open-plan-reading.ts';
import { peerName } from '../../providers/network/peer.ts';
import { ledgerPlace } from '../ledger-place.ts';
import { peersOf } from '../network/peers-of.ts';
import { errorLines } from '../sentences.ts';
import { count, type DoctorLine } from './doctor-line.ts';
import { indexLine } from './index-line.ts';
import { mayWrite } from './may-write.ts';
import { openEndpoint } from './open-endpoint.ts';
import { type OpenedModels, openOnnx } from './opened-models.ts';
import { tryModels } from './try-models.ts';
import { useLines } from './use-sentences.ts';

/** Tries what is configured, and tells what works, which features are on and what models were used for: a line for each. Never rejects. */
export async function examine(config: Config, folder: string, clock: Clock): Promise<readonly DoctorLine[]> {
  const kept = await lookAtKept(config, clock);
  const known = await lookAtKnowledge(folder, kept.reading);
  const models = await openModels(config);
  const onnx = models.onnx instanceof Error ? undefined : models.onnx;
  const encoder = onnx ?? models.endpoint?.encoder;
  try {
    const tried = await tryModels(config, models);
    return [
      kept.line,
      known.line,
      await networkLine(config),
      ...tried,
      ...(encoder === undefined ? [] : [await indexLine(encoder, known.plans, config)]),
      featuresLine(tried, config),
      ...(config.model === undefined ? [] : useLines(kept.used, config.model)),
    ];
  } finally {
    await onnx?.close();
    await kept.reading?.close();
  }
}

interface Kept {
  readonly line: DoctorLine;
  readonly reading?: OpenPlanReading | undefined;
  /** Absent where it cannot be read. */
  readonly used?: readonly ModelUse[];
}

/** The database, read and not changed. */
async function lookAtKept(config: Config, clock: Clock): Promise<Kept> {
  const topic = 'データベース';
  const place = ledgerPlace(config);
  const name = place.kind === 'sqlite' ? `SQLite（${place.file}）` : 'PostgreSQL';
  try {
    const { openPlanReading } = await import('../../providers/ledger/open-plan-reading.ts');
    const reading = await openPlanReading(place);
    const used = (await reading?.modelUse(clock.today())) ?? [];
    if (place.kind === 'sqlite' && !mayWrite(place.file)) {
      const text = errorLines(new KakariError('ledger-readonly', { place: place.file })).join(' ');
      return { line: { topic, state: 'fails', text }, reading, used };
    }
    const text = reading === undefined ? `${name}に、起動のときに作ります。` : `${name}を使えます。`;
    return { line: { topic, state: 'works', text }, reading, used };
  } catch (error) {
    return { line: { topic, state: 'fails', text: errorLines(error).join(' ') } };
  }
}

async function lookAtKnowledge(
  folder: string,
  reading: OpenPlanReading | undefined,
): Promise<{ readonly line: DoctorLine; readonly plans: readonly Plan[] }> {
  const topic = '計画';
  try {
    const known = loadKnowledge(folder, { mayBeEmpty: true });
    const { plans } = reading === undefined ? known : await readPlansInForce(known.plans, reading);
    if (plans.length === 0) {
      const text = '計画がまだありません。取り込んで公開すると、すぐに答えられます。';
      return { line: { topic, state: 'note', text }, plans };
    }
    return { line: { topic, state: 'works', text: `${count(plans.length)}件の計画から答えます。` }, plans };
  } catch (error) {
    return { line: { topic, state: 'fails', text: errorLines(error).join(' ') }, plans: [] };
  }
}

async function networkLine(config: Config): Promise<DoctorLine> {
  const topic = '通信';
  const peers = (await peersOf(config)).map(peerName).join('、');
  const text =
    config.network === 'open'
      ? `つなぐ相手: ${peers || 'なし'}。ほかへの通信を止めるには KAKARI_NETWORK=closed を指定します。`
      : `閉じています（KAKARI_NETWORK=closed）。つなぐ相手: ${peers || 'なし'}。`;
  return { topic, state: 'note', text };
}

/** Opened by themselves: what the trials use is not counted. */
const openModels = async (config: Config): Promise<OpenedModels> => ({
  endpoint: config.model && (await openEndpoint(config.model, config, { count: () => undefined })),
  onnx: config.onnx === undefined ? undefined : await openOnnx(config.onnx),
});

function featuresLine([chat, embedding]: readonly DoctorLine[], config: Config): DoctorLine {
  const words = chat?.state === 'works' ? '入' : '切';
  const vectors =
    embedding?.state !== 'works' ? '同梱' : config.onnx === undefined ? '接続先のモデル' : 'フォルダーのモデル';
  const text = `文章での回答（${words}）、質問の言い換え（${words}）、並べ替え（${words}）、ベクトル（${vectors}）`;
  return { topic: '働く機能', state: 'note', text };
}
