/** Whether JSON nests deeper than allowed; written without recursion, for bodies that would exhaust the stack. */
export function nestsDeeperThan(json: string, depth: number): boolean {
  let [level, inText] = [0, false];
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (inText) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (++level > depth) return true;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) level--;
  }
  return false;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
