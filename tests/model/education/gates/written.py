"""Sentences on two tasks in two languages, written for these tests; an essay is a drawing of them."""

from __future__ import annotations

import random

from model.education.essay import Essay, read_essay

GARDEN = """Our school garden began as a patch of mud behind the gym that nobody wanted.
I believe every school should have a garden because pupils learn by growing things.
When we plant seeds in the garden, we have to wait for weeks before anything grows.
The vegetables from the garden are cooked in the school kitchen on Fridays.
Some parents say that a garden takes time away from lessons, but I do not agree.
Last spring my class planted beans, carrots and a row of tall sunflowers.
Watering the plants is a duty that two pupils share each week.
If the soil is dry, the seeds die, and you learn that work cannot be put off.
Our biology teacher uses the garden to show us how insects and flowers depend on each other.
Even pupils who are quiet in class talk freely when they dig in the soil.
A garden costs less than a computer room and lasts far longer.
In summer the plants need water every day, so we made a plan for the holidays.
We sold the vegetables at the fair and bought new tools with the money.
The smell of wet soil in the morning is something I will not forget.
To sum up, a school garden teaches patience, and it feeds us as well.
People who grow their own vegetables waste less food at home.
For these reasons I ask the head to keep the garden and to let more classes plant there."""

TRAIN = """The night train left the station at eleven, and my uncle waved from the platform.
I had never slept in a train before, so I was too excited to close my eyes.
The conductor checked our tickets twice and told us where the dining car was.
Outside the window, small towns went by like lamps on a string.
My sister took the upper bunk because she likes to be near the ceiling.
At two in the morning the train stopped at a station without a name.
A man with a violin came into our compartment and asked if the seat was free.
The rails sang under us, and the carriage rocked from side to side.
We shared bread and cheese with the passengers across the corridor.
When the sun rose, we saw mountains with snow on their tops.
The locomotive whistled as we crossed the long bridge over the river.
My ticket had a hole in it, and I have kept it in a book ever since.
At the border two guards looked at our passports and yawned.
The journey took fourteen hours, but it did not seem long to me.
When we arrived, my aunt was standing on the platform with flowers.
Since that night I have wanted to travel across the whole continent by railway."""

GARDEN_ZH = """我们学校的菜园原来只是操场后面的一块荒地。
我认为每所学校都应该有一个菜园，因为劳动能让人懂得珍惜。
春天，我们班在菜园里种下了黄瓜、豆角和一排向日葵。
种子埋进泥土以后，要等上好几个星期才会发芽。
每天早晨，两名同学轮流给菜园浇水，谁也不许偷懒。
有人说种菜耽误学习，我却不这样看。
如果泥土干了，菜苗就会枯死，你会明白劳动是不能拖延的。
生物老师常常带我们到菜园里观察昆虫和花朵的关系。
平时沉默的同学，一拿起锄头便有说有笑。
食堂把菜园里的蔬菜做成菜，大家吃得格外香。
暑假里菜苗天天要浇水，我们便排好了值日表。
我们把吃不完的蔬菜拿到集市上卖，又用这笔钱买了新的锄头。
雨后泥土的气味，我想我是不会忘记的。
自己种过菜的人，才不会随便倒掉碗里的饭菜。
总之，一块小小的菜园教会了我们耐心，也教会了我们劳动。
因此我希望学校把菜园保留下来，让更多的班级去种菜。"""

TRAIN_ZH = """夜里十一点，火车缓缓驶出站台，舅舅还在向我们挥手。
我从来没有在火车上过过夜，兴奋得怎么也睡不着。
列车员查了两遍车票，又告诉我们餐车在哪一节车厢。
窗外的小镇像一串灯火，从眼前一闪而过。
妹妹抢着睡上铺，她说那里离天花板最近。
凌晨两点，火车停在一个叫不出名字的小站。
一位背着二胡的老人走进车厢，问旁边的座位有没有人。
铁轨在脚下唱着歌，车厢轻轻地左右摇晃。
我们把面包分给过道对面的旅客，大家很快就熟了。
太阳升起的时候，远处露出了积雪的山顶。
列车鸣着汽笛，驶过江面上长长的铁桥。
那张打了孔的车票，我至今还夹在书里。
整整十四个小时的旅途，我一点也不觉得长。
到站时，姑姑捧着一束花站在月台上等我们。
从那一夜起，我就盼望着坐火车走遍全国。"""


def essay(pool: str, seed: int, sentences: int = 10) -> Essay:
    """The essay a seed draws."""
    kept = pool.splitlines()
    drawn = sorted(random.Random(seed).sample(range(len(kept)), sentences))
    text = [kept[place] for place in drawn]
    joint = " " if pool.isascii() else ""
    return read_essay(joint.join(text[: sentences // 2]) + "\n" + joint.join(text[sentences // 2 :]))


def class_of(pool: str, size: int) -> list[Essay]:
    """The first essays of a task."""
    return [essay(pool, seed) for seed in range(size)]
