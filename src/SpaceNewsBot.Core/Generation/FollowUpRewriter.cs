using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Has a model write a follow-up out; where what it writes can't be trusted, the embedded rule holds.</summary>
/// <param name="model">The model.</param>
internal sealed class FollowUpRewriter(IAnswerModel model)
{
    // A question with so many words of its own stands alone.
    private const int MostWordsOfFollowUp = 3;

    /// <summary>The question as it is to be asked: written out where it leans on what was said before.</summary>
    public async Task<Question> WriteOutAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Turns.IsEmpty || !Leans(question.Text)
            || await model.RewriteAsync(new RewriteRequest(question.Text, question.Turns), cancellationToken) is not ModelOutcome<string>.Given(var written)
            || !IsTrusted(written.Trim(), question))
        {
            return question;
        }

        return question with { Text = written.Trim(), Previous = null };
    }

    private static bool Leans(string question)
    {
        var tokens = Tokenizer.Tokenize(question);

        // "Why did the ferry line suspend its route?" says itself whose.
        var namesSomebody = tokens.Skip(1).Any(t => t.IsCapitalized);
        return (!namesSomebody && tokens.Any(t => t.Word is "he" or "she" or "it" or "they" or "him" or "her" or "them" or "his" or "their" or "its" or "that" or "this" or "those" or "there" or "then"))
            || tokens.Count(t => !StopWords.All.Contains(t.Word)) <= MostWordsOfFollowUp;
    }

    // Every name and number of it was said in the conversation.
    private static bool IsTrusted(string written, Question question)
    {
        if (written.Length is 0 or > Question.MaxLength || PlainSentence.FindFault(written) is not null)
        {
            return false;
        }

        var said = question.Turns.SelectMany(t => new[] { t.Question, t.Answer }).Append(question.Text)
            .SelectMany(text => Tokenizer.Tokenize(text)).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return Tokenizer.Tokenize(written).Skip(1).All(t => t is { IsCapitalized: false } && !t.Word.Any(char.IsAsciiDigit) || said.Contains(t.Stem));
    }
}
