import { signInOfficer } from '../harness.mjs';

/** Demo person of the module. */
export const signInEditor = async (page, server) => signInOfficer(page, server, '089900000009');
