/**
 * Remarks in words become judgements in numbers.
 *
 * <p>{@link org.plaudit.agents.reward.text.Corpus} makes labelled remarks from a grammar, with
 * negations and typing errors; what it makes is shipped as {@code remarks.tsv}. {@link
 * org.plaudit.agents.reward.text.Sentiment} is a classifier by Tribuo, trained on them: how likely
 * a text finds something bad, middling or good. {@link
 * org.plaudit.agents.reward.text.CommentsAsRatings} turns comments into ratings for models that
 * know only these, and {@link org.plaudit.agents.reward.text.CommentReward} is such a model and
 * translator in one.
 */
package org.plaudit.agents.reward.text;
