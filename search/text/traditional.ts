// Characters of place and centre names that have one simplified form whatever the word; 乾, 著 and their like are left out.
const TRADITIONAL =
  '東門陽陰長興華國園區縣鄉鎮鄰雲馬龍鳳鳥魚橋樓閣廟寧寶莊許陳劉張楊趙孫鄭謝韓馮蔣葉閻錢' +
  '湯黃蘇鍾鐘吳顧錦繡綠紅藍銀鐵鋼鋪銅廣場廠溝灣灘濱濟濰漢澤潔淺漁島嶺嶽岡崗壩壢墾' +
  '墻堅學醫藥衛護養兒嬰親愛樂歡園慶豐榮輝爍燦燈電機車軍運連遠達邊過進遙選農業產開關' +
  '發髮際隊階陸險隨雙難離雞飛館飯餅麗麥點齊齡團圓圖實宮審對導將專師帶幫幹廳強後從復' +
  '應態懷戶揚換據數斷時晉曉會條來極構標樹歲歷殘氣淚測湧無煙熱爾牆獎環現畫當療監盤' +
  '確禮種穀積穩窩競筆節範簡紀純紙級細終組結給統絲經維網緊線編縱總職聯聖聲聽腦興舉舊艷藝' +
  '蘭處號術補裝裡裏見視覺觀計記訓設話語誠說課調談請論證識議讀讓豬貝財貨貴賓賽質賢贊軒輪轉' +
  '辦遊郵釣針錫閘間閔雜頂順預頭題願類風驗體黨龜臺萬與義習書亞價億儀優傳傑傷僅倉個們';
const SIMPLIFIED =
  '东门阳阴长兴华国园区县乡镇邻云马龙凤鸟鱼桥楼阁庙宁宝庄许陈刘张杨赵孙郑谢韩冯蒋叶阎钱' +
  '汤黄苏钟钟吴顾锦绣绿红蓝银铁钢铺铜广场厂沟湾滩滨济潍汉泽洁浅渔岛岭岳冈岗坝坜垦' +
  '墙坚学医药卫护养儿婴亲爱乐欢园庆丰荣辉烁灿灯电机车军运连远达边过进遥选农业产开关' +
  '发发际队阶陆险随双难离鸡飞馆饭饼丽麦点齐龄团圆图实宫审对导将专师带帮干厅强后从复' +
  '应态怀户扬换据数断时晋晓会条来极构标树岁历残气泪测涌无烟热尔墙奖环现画当疗监盘' +
  '确礼种谷积稳窝竞笔节范简纪纯纸级细终组结给统丝经维网紧线编纵总职联圣声听脑兴举旧艳艺' +
  '兰处号术补装里里见视觉观计记训设话语诚说课调谈请论证识议读让猪贝财货贵宾赛质贤赞轩轮转' +
  '办游邮钓针锡闸间闵杂顶顺预头题愿类风验体党龟台万与义习书亚价亿仪优传杰伤仅仓个们';

export const simplified: ReadonlyMap<string, string> = pair(Array.from(TRADITIONAL), Array.from(SIMPLIFIED));

function pair(from: string[], to: string[]): Map<string, string> {
  if (from.length !== to.length)
    throw new Error(`${from.length} traditional characters stand beside ${to.length} simplified ones`);
  return new Map(from.map((char, at) => [char, to[at] as string]));
}
