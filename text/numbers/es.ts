import { ascending, loose, type NumberTable, one, plainLook } from "./table";

export const spanish: NumberTable = {
  look: plainLook([
    ...ascending("unit", 1, 1, "uno/una/un dos tres cuatro cinco seis siete ocho nueve"),
    ...ascending(
      "teen",
      10,
      1,
      "diez once doce trece catorce quince dieciséis/dieciseis diecisiete dieciocho diecinueve",
    ),
    ...ascending(
      "teen",
      20,
      1,
      "veinte veintiuno/veintiún/veintiuna veintidós/veintidos veintitrés/veintitres veinticuatro",
    ),
    ...ascending("teen", 25, 1, "veinticinco veintiséis/veintiseis veintisiete veintiocho veintinueve"),
    ...ascending("ten", 30, 10, "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    ...one("hundred", 100, "cien/ciento"),
    ...ascending(
      "hundreds",
      200,
      100,
      "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
    ),
    ...loose(12, "docena"),
    ...loose(12, "docenas", true),
    ...loose(10, "década"),
    ...loose(10, "décadas", true),
    ...one("scale", 1e3, "mil"),
    ...one("scale", 1e3, "miles", true),
    ...one("scale", 1e6, "millón/millon"),
    ...one("scale", 1e6, "millones", true),
    ...ascending(
      "ordinal",
      1,
      1,
      "primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta quinto/quinta",
    ),
    ...one("fraction", 0.5, "medio/media"),
  ]),
  and: new Set(["y"]),
  articles: new Set(["un", "de"]),
  order: "tens-first",
};
