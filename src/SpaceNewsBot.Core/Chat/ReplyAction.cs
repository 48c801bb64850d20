using System.Globalization;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Chat;

/// <summary>What a reader can do about a reply by pressing a button: a command that is written for them.</summary>
/// <param name="Label">What the button says, at most 40 characters.</param>
/// <param name="Command">The command, at most 60 characters of ASCII; it runs with the right of whoever presses.</param>
/// <param name="Kind">What it does.</param>
public sealed record ReplyAction(string Label, string Command, ReplyActionKind Kind = ReplyActionKind.Shows)
{
    /// <summary>What is asked before the command runs, with the answer written behind it; null for nothing.</summary>
    public string? Prompt { get; init; }

    /// <summary>What is asked before a button's command runs; null for nothing.</summary>
    public static string? FindPrompt(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Split(' ') is ["/rate", _, "bad"] ? ChatTexts.WhatIsWrong : null;
    }

    /// <summary>The number of the answer that a button is about, whose reader may see an outdated one; null for another button.</summary>
    public static long? FindAnswer(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Split(' ') is ["/evidence" or "/facts" or "/rate" or "/notify", var number, ..]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : null;
    }

    /// <summary>The buttons under a reply.</summary>
    /// <param name="reply">What is posted.</param>
    /// <param name="itemId">The recorded message that it replies to: the number of its answer.</param>
    public static IReadOnlyList<ReplyAction> Under(Reply reply, long itemId)
    {
        var number = itemId.ToString(CultureInfo.InvariantCulture);
        return reply switch
        {
            Reply.OfAnswer(GroundedAnswer) or Reply.OfCorrection { Outcome: GroundedAnswer } =>
            [
                new(ChatTexts.ButtonEvidence, $"/evidence {number}"),
                new(ChatTexts.ButtonFacts, $"/facts {number}"),
                new("👍", $"/rate {number} good"),
                new("👎", $"/rate {number} bad") { Prompt = ChatTexts.WhatIsWrong },
            ],
            Reply.OfAnswer(Abstention) or Reply.OfCorrection { Outcome: Abstention } =>
            [
                new(ChatTexts.ButtonNotify, $"/notify {number}"),
                new("👎", $"/rate {number} bad") { Prompt = ChatTexts.WhatIsWrong },
            ],
            Reply.OfPreview { ProposalId: { } proposal } =>
            [
                new(ChatTexts.ButtonConfirm, string.Create(CultureInfo.InvariantCulture, $"/confirm {proposal}"), ReplyActionKind.Confirms),
                new(ChatTexts.ButtonCancel, string.Create(CultureInfo.InvariantCulture, $"/cancel {proposal}"), ReplyActionKind.Cancels),
            ],
            _ => [],
        };
    }
}
