// Node 20 cannot start a worker from TypeScript; this lets tsx read it.
import { register } from 'tsx/esm/api';

register();
await import('./onnx-worker.ts');
