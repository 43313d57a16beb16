import type { PlanningReport, SendingReport } from '../../reminding/send-due-reminders.ts';
import type { Preview, PreviewLine } from '../../reminding/preview-reminders.ts';

/** What a run did, in a sentence or two. */
export function reportText(report: PlanningReport & SendingReport): string {
  const { planned, composed, delivery } = report;
  const parts = [
    `お知らせの予定 ${planned}件`,
    `送信 ${delivery.sent + delivery.found}通`,
    ...(delivery.retried > 0 ? [`送り直し待ち ${delivery.retried}通`] : []),
    ...(delivery.failed > 0 ? [`届けられなかったもの ${delivery.failed}通`] : []),
  ];
  const quiet = report.isSendingTime ? [] : ['いまは送信しない時間帯です（休みの日か夜間）。次の営業日に送ります。'];
  return [`${parts.join('、')}（新しく作った通知 ${composed}通）`, ...quiet, ...failureLines(report)].join('\n');
}

/** What would be sent, to whom, and why, for people. */
export function previewText({ lines, failures }: Preview): string {
  const told = lines.length === 0 ? ['送るお知らせはありません。'] : lines.map(previewLine);
  return [...new Set([...told, ...failureLines({ failures })])].join('\n\n');
}

const failureLines = ({ failures }: Pick<PlanningReport, 'failures'>): readonly string[] =>
  failures.map(
    ({ municipality, reason }) =>
      `${municipality} の期限を計算できませんでした（${reason}）。知識フォルダーを kakari check で確かめてください。`,
  );

const WHY: Readonly<Record<PreviewLine['route'], string>> = {
  owner: '担当課',
  'no-owner': '計画に担当課の記載がないため、DX推進担当へ',
  'no-contact': '担当課の連絡先が名簿にないため、DX推進担当へ',
  'not-in-charge': '担当課から担当違いの回答があったため、DX推進担当へ',
  escalation: '回答がないため、DX推進担当へ',
  'wrong-owner': '担当違いの回答を、DX推進担当へ',
  undelivered: '届けられなかったため、DX推進担当へ',
};

const previewLine = (line: PreviewLine): string =>
  [
    line.text,
    `  宛先: ${line.contact.kind} ${line.contact.address}（${WHY[line.route]}）`,
    `  送る日: ${line.dueOn}${line.late ? '（遅延）' : ''}${line.wouldSend === 'now' ? '' : '　次に送れる時間に送ります'}`,
  ].join('\n');
