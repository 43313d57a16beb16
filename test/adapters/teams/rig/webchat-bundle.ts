import { build, type Plugin } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** Microsoft's chat client as one script that puts `WebChat` into the window. */
export async function webChatScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL('../../../../', import.meta.url)), loader: 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutPunycode],
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

const ENTRY = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import ReactWebChat, { createDirectLine } from 'botframework-webchat';
window.openWebChat = (element, options) => createRoot(element).render(createElement(ReactWebChat, options));
window.createDirectLine = createDirectLine;
`;

/** The client's Markdown renderer wants a module of Node for names of hosts in other scripts; there are none here. */
const withoutPunycode: Plugin = {
  name: 'without-punycode',
  setup(bundler) {
    bundler.onResolve({ filter: /^punycode$/ }, () => ({ path: 'punycode', namespace: 'none' }));
    bundler.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents:
        'export const toASCII = (x) => x; export const toUnicode = (x) => x; export default { toASCII, toUnicode };',
    }));
  },
};
