import { html } from 'hono/html';
import { type DoubtSubject, subjectKey } from '../../../../src/domain/draft.ts';
import type { EditableField } from '../../../../src/language/editable-fields.ts';
import type { FieldValues } from '../../../../src/language/field-values.ts';
import { formerName, inputName } from '../../imports/read-decision.ts';
import { flag, type Html } from '../markup.ts';

/** The form in which something of a draft is written anew. */
export interface MendForm {
  /** Where it is sent. */
  readonly action: string;
  /** The id of a doubt or a `subjectKey`. */
  readonly on: string;
  /** Begins the ids of its inputs, which are unique on a page. */
  readonly prefix: string;
  readonly fields: readonly EditableField[];
  /** What the draft says now. */
  readonly values: FieldValues;
  /** What a person typed who could not be followed. */
  readonly typed?: FieldValues;
  readonly button: string;
}

/** Fields with what they hold, and a button. */
export const renderMendForm = (form: MendForm): Html =>
  html`<form class="mend" method="post" action="${form.action}">
    <input type="hidden" name="on" value="${form.on}" />
    <input type="hidden" name="kind" value="mend" />
    ${hintOf(form.fields).map((hint) => html`<p class="hint">${hint}</p>`)}
    <div class="mend-fields">${form.fields.map((field) => renderField(field, form))}</div>
    <button type="submit" class="choice">${form.button}</button>
  </form>`;

function hintOf(fields: readonly EditableField[]): readonly string[] {
  const forms = new Set(fields.map(({ form }) => form));
  return [
    ...(forms.has('year') ? ['年度は「令和9年度」「R9」「2027」のどれでも入力できます。'] : []),
    ...(forms.has('list') ? ['二つ以上あるときは、読点（、）で区切ってください。'] : []),
  ];
}

function renderField(field: EditableField, { prefix, values, typed }: MendForm): Html {
  const former = values[field.name] ?? '';
  const value = typed?.[field.name] ?? former;
  const id = `${prefix}-${field.name}`;
  return html`<div class="field${field.form === 'text' ? ' long' : ''}">
    <label for="${id}">${field.label}${field.isRequired ? html`<span class="required">必須</span>` : ''}</label>
    ${renderInput(field, id, value)}
    ${former === '' ? '' : html`<input type="hidden" name="${formerName(field.name)}" value="${former}" />`}
  </div>`;
}

function renderInput(field: EditableField, id: string, value: string): Html {
  const name = inputName(field.name);
  const required = flag('required', field.isRequired);
  if (field.form === 'text') return html`<textarea id="${id}" name="${name}" rows="4" ${required}>${value}</textarea>`;
  if (field.form === 'choice') return renderSelect({ id, name, value }, Object.entries(field.choices));
  if (field.form === 'yes-or-no')
    return renderSelect({ id, name, value }, [
      ['はい', 'はい'],
      ['いいえ', 'いいえ'],
    ]);
  return html`<input id="${id}" name="${name}" type="text" value="${value}" autocomplete="off" ${required} />`;
}

const renderSelect = (
  { id, name, value }: { readonly id: string; readonly name: string; readonly value: string },
  choices: readonly (readonly [string, string])[],
): Html =>
  html`<select id="${id}" name="${name}">
    ${choices.map(([key, label]) => html`<option value="${key}" ${flag('selected', key === value)}>${label}</option>`)}
  </select>`;

/** What is dropped, as the button that does it says: 「この工程を消す」. */
export function dropLabel(about: DoubtSubject): string {
  if (about.kind === 'measure') return MEASURE_DROPS[about.field];
  return DROPS[about.kind] ?? '消す';
}

const DROPS: Readonly<Partial<Record<DoubtSubject['kind'], string>>> = {
  phase: 'この工程を消す',
  target: 'この指標を消す',
  term: 'この用語を消す',
  review: 'この振り返りを消す',
};

const MEASURE_DROPS = {
  title: 'この取組を消す',
  owners: '担当を消す',
  schedule: '工程をすべて消す',
  targets: '指標をすべて消す',
} as const;

/** The button that drops something; a whole measure is asked for once more. */
export function renderDrop(about: DoubtSubject, action: string, on = subjectKey(about)): Html {
  const label = dropLabel(about);
  const form = html`<form method="post" action="${action}">
    <input type="hidden" name="on" value="${on}" />
    <button type="submit" class="choice" name="kind" value="drop">${label}</button>
  </form>`;
  if (about.kind !== 'measure' || about.field !== 'title') return form;
  return html`<details class="fold">
    <summary>${label}</summary>
    <p>工程と指標も下書きから消えます。元に戻すには、取り込み直しが必要です。</p>
    ${form}
  </details>`;
}
