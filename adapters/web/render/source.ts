import { html } from 'hono/html';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Html } from './markup.ts';

/** Where in the plan a milestone stands. */
export const renderSource = ({ place, page }: Milestone): Html =>
  html`<p class="owners">
    <span class="label">出典</span>
    <span>${place}${page === undefined ? '' : `　${page}ページ`}</span>
  </p>`;

/** That the plan leaves something unsure, and why. */
export const renderDoubt = ({ uncertain }: Milestone): Html | '' =>
  uncertain === undefined ? '' : html`<p class="why"><span class="doubt">不確か</span> ${uncertain}</p>`;
