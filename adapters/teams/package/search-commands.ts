/** The commands of the message extension; the id of one is what `ChatDesk.search` searches for. */
export const SEARCH_COMMANDS = [
  {
    id: 'measure',
    type: 'query',
    title: '取組',
    description: '取組を探して、担当課と時期をメッセージに入れる',
    context: ['compose', 'commandBox'],
    initialRun: true,
    parameters: [{ name: 'text', title: '取組の名前', description: '例：電子契約', inputType: 'text' }],
  },
  {
    id: 'term',
    type: 'query',
    title: '用語',
    description: '用語を探して、意味をメッセージに入れる',
    context: ['compose', 'commandBox'],
    initialRun: true,
    parameters: [{ name: 'text', title: '用語', description: '例：RPA', inputType: 'text' }],
  },
] as const;
