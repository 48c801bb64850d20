using System.Globalization;

namespace SpaceNewsBot.Tests.Support.Soaks;

/// <summary>What came of a soak.</summary>
internal abstract record SoakReport
{
    public required int Asked { get; init; }

    /// <summary>Those that the bot has in its store.</summary>
    public required int Recorded { get; init; }

    public required int AnsweredOnce { get; init; }

    public required int AnsweredTwice { get; init; }

    public required int NotAnswered { get; init; }

    public required int Kills { get; init; }

    public required TimeSpan Time { get; init; }

    /// <summary>How people ask on the platform.</summary>
    protected abstract string Ways { get; }

    /// <summary>What else became of what people did there.</summary>
    protected abstract IEnumerable<(string Figure, string Count)> OfPeople { get; }

    /// <summary>What the network did, and how the bot took it.</summary>
    protected abstract IEnumerable<(string Figure, string Count)> OfNetwork { get; }

    /// <summary>The table of the README.</summary>
    public sealed override string ToString()
    {
        (string Figure, string Count)[] rows =
        [
            ("figure", "count"),
            ("---", "---"),
            ($"questions asked: {Ways}", Show(Asked)),
            ("recorded by the bot", Show(Recorded)),
            ("… answered once", Show(AnsweredOnce)),
            ("… answered twice", Show(AnsweredTwice)),
            ("… not answered", Show(NotAnswered)),
            .. OfPeople,
            ("kills (kill -9)", Show(Kills)),
            .. OfNetwork,
            ("minutes", string.Create(CultureInfo.InvariantCulture, $"{Time.TotalMinutes:N1}")),
        ];
        return string.Join('\n', rows.Select(r => r.Figure == "---" ? "|---|---|" : $"| {r.Figure} | {r.Count} |"));
    }

    /// <summary>Counts as a cell shows them.</summary>
    protected static string Show(params int[] counts) => string.Join(" / ", counts.Select(c => c.ToString("N0", CultureInfo.InvariantCulture)));
}
