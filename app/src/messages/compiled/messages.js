export * as m from './index.js';
