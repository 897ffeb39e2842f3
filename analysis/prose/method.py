"""The prose of the page *Method and trust*: how scores are made and compared, where they fail."""

from __future__ import annotations

from analysis.compare.findings import signed
from analysis.records import NEAR_TIE
from analysis.scoring import lexicon

MEANING = """
**Stance**, from −1 to +1: the stand that a paragraph takes toward the cooperation between China
and Malaysia. It is *missing*, not 0, where a paragraph is not about it.

**Label**: favourable, neutral or unfavourable by the stance; or *not about it*.

**Tone**, from −1 to +1: how dark or warm the wording is, whatever it is about. It is the
compound score of [VADER](https://github.com/cjhutto/vaderSentiment) (Hutto and Gilbert 2014),
averaged over a paragraph's sentences. Words inside names do not count.

Tone and stance differ, and the difference is the point. “The two sides jointly cracked down on
deadly scams” has a dark tone and a favourable stance. “The third shift was never hired” has no
tone and an unfavourable stance.
"""

MODEL = f"""
1. An article is split into blocks. Only body paragraphs are scored; headlines, captions,
   cross-links and the page's furniture are left out, and each says why.
2. The scorer **model**, the default, is a small neural network (6 layers, 22 million weights)
   that was trained for this on invented articles labelled paragraph by paragraph. It reads a
   paragraph with its headline and gives four probabilities: favourable, neutral, unfavourable,
   not about it. The most probable is the label, its probability the confidence; the stance is
   P(favourable) − P(unfavourable). Where the two most probable labels are less than
   {NEAR_TIE:g} apart, it says that it is a near tie. A text longer than the network's window
   is read in windows that overlap.
3. The words behind a stance are found when you open a paragraph: each sentence and each word is
   left out in turn, and its share is how much higher the stance is with it.
"""

LEXICON = f"""
The scorer **lexicon** is the open baseline; the switch *Scorer* shows its results instead.
1. The target profile looks for the two sides' names, places, offices and firms, for joint
   projects, and for words of dealing; the article's headline and other paragraphs count as
   context. That decides whether the paragraph is about the cooperation.
2. The lexicon below gives words and phrases a signed strength. VADER's rules bend it
   (“not welcome”, “very welcome”, “welcome, but …”), and nearness to the target's words
   weighs it. Words of procedure (“is due to”, “under the agreement”) draw towards neutral. With
   the weighted sum s and p words of procedure, the stance is
   s / √(s² + ({lexicon.STEADY:g} + {lexicon.PROCEDURE:g} p)²); from
   {signed(lexicon.FAVOURABLE)} on the label is favourable, from {signed(lexicon.UNFAVOURABLE)}
   down unfavourable.
"""

QUALITY = """
Measured on paragraphs that were labelled by careful readers and that the scorer was never tuned
on: hard cases, whose stand lies in facts more than in words, and ordinary agency copy.

- **Macro-F1**: how well the labels favourable, neutral and unfavourable are found, 1 at best;
  two careful readings reach 0.98.
- **About F1**: the same for being about the cooperation at all.
- **Rank correlation**: does the order of the stances agree, from −1 to 1.
- **Source fidelity**: over 200 made-up sources of 24 paragraphs each, how well their measured
  means follow the labelled ones.
- **Calibration error**: how far the confidence is from the share of labels that are right, 0 at
  best.
"""

COMPARING = """
A source's mean runs over its paragraphs. Its 95 % interval comes from drawing *articles* again
and again (2,000 times), because paragraphs of one article resemble each other. With few
articles the interval is widened (Hesterberg 2015); below five none is drawn. A title calls a
difference “more than chance” where Welch's test on the two means and their bootstrap errors gives
p < 0.05 after Holm's correction for all pairs of sources. Overlapping intervals alone
neither prove nor disprove a difference.

Near-identical paragraphs, wire copy above all, count once per source unless you choose otherwise.
"""

LIMITS = """
- News takes its stand through facts more than through words. The model hears many of them, the
  lexicon few. Treat a single paragraph's stance as a pointer for reading, and trust means over
  many articles more.
- The model learned from invented articles, the sample's among them: what it says of the sample
  is no proof of how it does on yours.
- Whether a dry report tells a gain or a harm can take knowledge of the world. Favourable taken for
  unfavourable, and the other way round, are the model's commonest mistakes.
- Irony, concession over several sentences, and projects known only by a nickname.
- Only English is scored. Malay and Chinese paragraphs are kept and marked “not scored yet”.
- Whose words a paragraph carries is found by rules, and pronouns mislead them at times.
- A score says nothing of whether a paragraph is true.
"""

CHECKING = """
- **Blind**: you see a paragraph and its headline, never the score. A label that you give in the
  reading pane, beside the score, is kept too and counted apart.
- **Drawn by chance, evenly over labels**: as many of each label that the {scorer} gave, so that
  rare ones come up; near-identical paragraphs once. Every paragraph has a fixed number by chance
  (seed {seed}), the lowest come first, so two readers of one corpus read the same ones.
- **Weighted back**: each reading then stands for as many paragraphs of its label as the corpus
  has to one reading. Skipped paragraphs stand for nothing.
- **Intervals** are Wilson's (1927), for the weighted share with the number of readings that
  unweighted ones would need to be as sure (Kish 1965). Where several people read a paragraph, the
  label that most gave counts, of a tie the newest.
- **Krippendorff's alpha** is agreement beyond chance: 1 at best, 0 as by chance. He asks for 0.8,
  and takes 0.667 for first conclusions.
"""
