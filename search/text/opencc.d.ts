/** `萬 万|與 与|…`: every traditional character with its simplified form. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export default characters;
}
