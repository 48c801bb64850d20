using SpaceNewsBot.Tests.Support.Soaks;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>What came of a soak in Telegram.</summary>
internal sealed record TelegramSoakReport : SoakReport
{
    /// <summary>Messages that came a second time because the bot never learnt that Telegram had taken the first.</summary>
    public required int RepeatsAfterLostResponses { get; init; }

    /// <summary>Messages that came a second time because a kill fell between the first and its record.</summary>
    public required int RepeatsAfterKills { get; init; }

    /// <summary>Messages that came a second time for no such cause.</summary>
    public required int OtherRepeats { get; init; }

    /// <summary>Answers to something else than what was asked.</summary>
    public required int Mistaken { get; init; }

    public required int Edited { get; init; }

    /// <summary>Edited questions whose answer that stands is that to what was asked first.</summary>
    public required int EditedInVain { get; init; }

    public required int Pressed { get; init; }

    public required int PressedInVain { get; init; }

    /// <summary>Presses with more than one reply; their causes are counted among the repeats.</summary>
    public required int PressesAnsweredTwice { get; init; }

    public required int Conflicts { get; init; }

    public required int Limits { get; init; }

    /// <summary>The calls that Telegram limited of its own accord, for the bot sent too much.</summary>
    public required int OwnLimits { get; init; }

    public required int ServerErrors { get; init; }

    public required int HangUps { get; init; }

    public required int LostResponses { get; init; }

    public required int SlowResponses { get; init; }

    /// <summary>Calls before the time that a limit named.</summary>
    public required int EarlyRequests { get; init; }

    /// <summary>Calls that Telegram refused, beside edits that were made already and presses acknowledged too late after a kill.</summary>
    public required int Refused { get; init; }

    public required int Unacknowledged { get; init; }

    protected override string Ways => "in private, and in groups by /ask, mention and reply";

    protected override IEnumerable<(string Figure, string Count)> OfPeople =>
    [
        ("… answered with something else than was asked", Show(Mistaken)),
        ("messages twice: for a lost response / a kill between a message and its record / another reason", Show(RepeatsAfterLostResponses, RepeatsAfterKills, OtherRepeats)),
        ("questions edited / whose answer stayed the old one", Show(Edited, EditedInVain)),
        ("buttons pressed / without an answer / with two", Show(Pressed, PressedInVain, PressesAnsweredTwice)),
        ("updates unacknowledged at the end", Show(Unacknowledged)),
    ];

    protected override IEnumerable<(string Figure, string Count)> OfNetwork =>
    [
        ("conflicts (409) / limits (429) / server errors and pages", Show(Conflicts, Limits, ServerErrors)),
        ("hang-ups / responses lost / slow responses", Show(HangUps, LostResponses, SlowResponses)),
        ("calls beyond Telegram's own limits / before a limit ended / refused", Show(OwnLimits, EarlyRequests, Refused)),
    ];
}
