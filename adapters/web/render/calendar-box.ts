import { html } from 'hono/html';
import type { Html } from './markup.ts';

/** Where the calendar of what is shown can be had. */
export interface CalendarAddress {
  readonly path: string;
  /** `https://kakari.example.lg.jp`: scheme and host. */
  readonly origin: string;
}

/** How to see the milestones that are shown in a calendar program. */
export const renderCalendarBox = ({ path, origin }: CalendarAddress): Html =>
  html`<details class="calendar">
    <summary>カレンダーに追加</summary>
    <div class="calendar-body">
      <p>いま選んでいる条件の期限を、お使いの予定表で見られます。計画が改定されると、予定表も変わります。</p>
      <div class="field">
        <label for="calendar-address">購読用アドレス</label>
        <input id="calendar-address" type="text" readonly value="${origin}${path}" />
      </div>
      <dl>
        <div>
          <dt>Outlook</dt>
          <dd>「予定表を追加」の「Web から定期受信」に、このアドレスを貼り付けます。</dd>
        </div>
        <div>
          <dt>Google</dt>
          <dd>「他のカレンダー」の「＋」の「URL で追加」に貼り付けます（庁外から見えるアドレスに限ります）。</dd>
        </div>
      </dl>
      <p><a href="${path}" download>今の内容をファイル（.ics）で保存</a></p>
    </div>
  </details>`;
