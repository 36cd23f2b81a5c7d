import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import {
  ANY_AGE,
  HSE,
  listOf,
  NHS_AMBULANCE,
  NHS_CHOKING,
  NHS_FIT,
  NHS_HEAD,
  NHS_ILL,
  NHS_POISON,
  TO_CONFIRM,
} from './sources.ts';

const sign = listOf('ambulance');

export const ambulance: DangerSign[] = [
  sign(
    'not-breathing',
    ANY_AGE,
    { zh: '没有呼吸，或者呼吸停一阵、喘一阵', en: 'not breathing, or breathing that stops and starts' },
    HSE,
  ),
  sign('blue', ANY_AGE, { zh: '嘴唇、舌头或脸色发紫、发灰', en: 'lips, tongue or face turning blue or grey' }, HSE),
  sign('not-waking', ANY_AGE, { zh: '叫不醒，或者弄醒了又马上睡过去', en: 'cannot be woken, or will not stay awake' }, HSE),
  sign(
    'hard-breathing',
    ANY_AGE,
    {
      zh: '喘得很费劲：一吸气，肋骨下面就凹进去，喘得吃不了奶、说不出话',
      en: 'fighting for breath: the skin sucks in below the ribs, too breathless to feed or speak',
    },
    NHS_ILL,
  ),
  sign(
    'choking',
    ANY_AGE,
    { zh: '噎住了：咳不出声，哭不出声，喘不上气', en: 'choking: no sound of coughing or crying, no breath' },
    NHS_CHOKING,
  ),
  sign(
    'fit',
    ANY_AGE,
    {
      zh: '抽搐：第一次抽，或者超过五分钟还不停，或者一场病里抽第二次',
      en: 'a fit: the first one ever, one that lasts over five minutes, or a second in the same illness',
    },
    NHS_FIT,
  ),
  sign(
    'rash-stays',
    ANY_AGE,
    {
      zh: '身上出紫红色的点或斑，用玻璃杯压住也不褪',
      en: 'a purple-red rash that does not fade under the side of a glass',
    },
    HSE,
  ),
  sign(
    'severe-allergy',
    ANY_AGE,
    {
      zh: '吃了东西、打了针或被叮以后，舌头喉咙肿、声音哑、喘不上气或发软',
      en: 'after a food, an injection or a sting: swelling tongue or throat, a hoarse voice, hard breathing, or going limp',
    },
    NHS_AMBULANCE,
  ),
  sign(
    'water-breathed',
    ANY_AGE,
    {
      zh: '呛过水以后咳个不停、喘得快或没精神',
      en: 'after breathing in water: coughing that goes on, fast breathing or listlessness',
    },
    TO_CONFIRM,
  ),
  sign(
    'head-knocked-out',
    ANY_AGE,
    {
      zh: '撞到头以后昏过去、抽搐，或耳朵鼻子流清水',
      en: 'after a blow to the head: passing out, a fit, or clear fluid from ear or nose',
    },
    NHS_HEAD,
  ),
  sign(
    'poisoned',
    ANY_AGE,
    {
      zh: '吃了药、农药、洗涤剂以后，发呆、抽搐或喘不上气',
      en: 'after swallowing medicine, pesticide or cleaner: confused, fitting or short of breath',
    },
    NHS_POISON,
  ),
  sign(
    'carbon-monoxide',
    ANY_AGE,
    {
      zh: '屋里烧炭、烧煤或开着燃气，人头晕、恶心、发懒想睡',
      en: 'coal, charcoal or gas burning indoors, and dizziness, sickness or drowsiness',
    },
    TO_CONFIRM,
  ),
  sign(
    'bleeding',
    ANY_AGE,
    { zh: '伤口出血很多，用力压着也不停', en: 'heavy bleeding that does not stop under firm pressure' },
    HSE,
  ),
  sign(
    'parent-harm',
    ANY_AGE,
    { zh: '大人想伤害自己，或者想伤害孩子', en: 'a parent thinks of harming themselves or the child' },
    TO_CONFIRM,
  ),
];
