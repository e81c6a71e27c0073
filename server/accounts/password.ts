/** Bounds of a password's length in UTF-16 code units; the upper one bounds the work of hashing it. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
