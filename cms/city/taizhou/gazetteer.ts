import type { PlaceSeed } from '../city-pack.ts';

const SOURCE = '示例数据：坐标为近似值，供试用；城市应导入自己的地名';

const place = (
  kind: PlaceSeed['kind'],
  zh: string,
  en: string,
  districtCode: string,
  lat: number,
  lng: number,
  ...aliases: string[]
): PlaceSeed => ({
  kind,
  name: { zh, en },
  districtCode,
  point: { lat, lng },
  aliases,
  source: SOURCE,
});

export const landmarks: PlaceSeed[] = [
  place('landmark', '凤城河', 'Fengcheng River', '321202', 32.4895, 119.9185, '凤城河风景区', '望海楼'),
  place('landmark', '泰州老街', 'Taizhou Old Street', '321202', 32.4872, 119.9231, '老街'),
  place('park', '天德湖公园', 'Tiande Lake Park', '321202', 32.4612, 119.9203, '天德湖'),
  place('park', '泰山公园', 'Taishan Park', '321202', 32.4931, 119.9062),
  place('station', '泰州站', 'Taizhou Railway Station', '321202', 32.5278, 119.9146, '火车站'),
  place('station', '泰州客运南站', 'Taizhou South Coach Station', '321202', 32.4431, 119.9128, '南站'),
  place('hospital', '泰州市人民医院', "Taizhou People's Hospital", '321202', 32.4561, 119.9287, '市人民医院', '人民医院'),
  place('hospital', '泰州市中医院', 'Taizhou Hospital of Traditional Chinese Medicine', '321202', 32.4935, 119.9015, '中医院'),
  place('landmark', '坡子街', 'Pozi Street', '321202', 32.4942, 119.9121, '坡子街商圈'),
  place('employer', '中国医药城', 'China Medical City', '321203', 32.4083, 119.9221, '医药城'),
  place('landmark', '口岸街道商业街', "Kou'an High Street", '321203', 32.3042, 119.8741, '口岸'),
  place('hospital', '高港人民医院', "Gaogang People's Hospital", '321203', 32.3176, 119.8702),
  place('station', '姜堰站', 'Jiangyan Railway Station', '321204', 32.5352, 120.1402),
  place('landmark', '溱湖', 'Qin Lake', '321204', 32.6293, 120.0921, '溱湖湿地'),
  place('hospital', '姜堰人民医院', "Jiangyan People's Hospital", '321204', 32.5103, 120.1327),
  place('landmark', '兴化东门外大街', 'Xinghua East Gate Street', '321281', 32.9393, 119.8442, '金东门'),
  place('hospital', '兴化市人民医院', "Xinghua People's Hospital", '321281', 32.9301, 119.8382),
  place('landmark', '靖江牧城公园', 'Mucheng Park, Jingjiang', '321282', 32.0141, 120.2714, '牧城公园'),
  place('hospital', '靖江市人民医院', "Jingjiang People's Hospital", '321282', 32.0092, 120.2663),
  place('landmark', '泰兴鼓楼', 'Taixing Drum Tower', '321283', 32.1702, 120.0182, '鼓楼'),
  place('hospital', '泰兴市人民医院', "Taixing People's Hospital", '321283', 32.1621, 120.0221),
];
