/**
 * The part of Adaptive Cards 1.5 that Kakari uses. There is no `TextBlock` and no `FactSet` in it: they read their text as
 * Markdown. A `TextRun` does not, so whatever a plan, a person or a model wrote stands in one of these.
 */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly color?: 'Attention' | 'Accent';
  readonly size?: 'Small';
}

/** A paragraph; it always wraps. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
  readonly separator?: true;
}

/** Elements one below the other. */
export interface Container {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: 'emphasis';
  readonly spacing?: Spacing;
  readonly separator?: true;
  /** Makes all of it a button, whose words wrap as those of an `ActionSet` do not. */
  readonly selectAction?: CardAction;
}

/** One cell. */
export interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly CardElement[];
}

/** A table; the widths of the columns are relative. */
export interface Table {
  readonly type: 'Table';
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly { readonly type: 'TableRow'; readonly cells: readonly TableCell[] }[];
  readonly firstRowAsHeaders: boolean;
  readonly showGridLines: boolean;
  readonly spacing?: Spacing;
}

/** Buttons in the body. */
export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
  readonly spacing?: Spacing;
}

/** A choice of one from many, filtered by typing. */
export interface ChoiceSet {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly style: 'filtered';
  readonly label: string;
  readonly placeholder: string;
  readonly isRequired: true;
  readonly errorMessage: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export type CardElement = RichTextBlock | Container | Table | ActionSet | ChoiceSet;

/** `Execute` comes back as an invoke (`adaptiveCard/action`), `Submit` with `imBack` as a message that the person sends. */
export type CardAction =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: object;
      readonly style?: 'positive';
      readonly associatedInputs?: 'none';
    }
  | {
      readonly type: 'Action.Submit';
      readonly title: string;
      readonly data: { readonly msteams: { readonly type: 'imBack'; readonly value: string } };
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

/** A card of version 1.5, which Teams shows on desktops and phones. */
export interface AdaptiveCard {
  readonly $schema: string;
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly msteams: { readonly width: 'Full' };
}

/** How far an element stands from the one above it. */
export type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

/** The content type of a card among the attachments of a message. */
export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
