using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Chat;

/// <summary>All that can be posted: an answer, or one of a fixed set of texts. Renderers take this and nothing else.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>The outcome of a question.</summary>
    /// <param name="Outcome">The answer or abstention.</param>
    public sealed record OfAnswer(Answer Outcome) : Reply;

    /// <summary>One of the bot's own texts.</summary>
    /// <param name="Text">Which.</param>
    public sealed record OfText(ReplyText Text) : Reply;
}
