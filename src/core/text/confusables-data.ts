// Written by scripts/confusables.mjs from Unicode's confusables.txt (UTS #39; © Unicode, Inc., Unicode License v3). Do not edit.

/** Letters, in lower case and without accents, that look like a Latin letter. */
export const CONFUSABLE_FROM =
  'ðøđħıłŧƀƃƅƌƍƒƙƚƞƥƭƴƶƽǀǥȥȼɇɉɍɏɑɓɖɗɠɡɣɦɨɩɪɫɭɯɲɳɵɼɽʀʂʈʉʋʏʐʝʠαβεζηθικμνορςτυχϝϳϻабвекмнорстухѕіјћѡѣѳѵѽҍғқҟңҫҭүұҳһҽҿӈӊӎӏөԁԍԛԝագզհյոռստցքօᏺᏻᏼᴄᴏᴑᴜᴠᴡᴢᴦᵮᵰᵲᵴᵵᵶᵻᵼᵽᵾᶃᶌẝỿⱦⱨⱪⲅⲏⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭⳑꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴꙇꚕꜱꝁꝋꝡꞙꞟꬲꬵꬽꬾꭇꭈꭎꭒꭓꭚꭰꭱꭲꭴꭵꭹꭺꭻꭼꮁꮃꮇꮋꮍꮎꮐꮒꮓꮜꮟꮢꮤꮥꮩꮪꮮꮯꮲꮶꮷꮻ';

/** The Latin letters they look like, in the same order. */
export const CONFUSABLE_TO =
  'dodhiltbbbdgfklnptyzslgzcejryabddggyhiiillwnnorrrstuuyzjqabezhoikmvopctyxfjmabbekmhopctyxsijhwbovwbrkkhctyyxheehhmiodgqwwqqhjnnusgpohgbcoouvwzrfnrstziipugyfythkrhlkmnopctyxlbpddtgkjczfmnlsrvhwxyaelouihskowfuefoorruuxydrtoiyajerwmhyoghzubrwsvslcpkdo';
