using System.Globalization;

namespace SpaceNewsBot.Training;

/// <summary>A figure of two engines on the same questions, and between what their difference lies.</summary>
/// <param name="Set">The name of the questions.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Before">That of the engine compared with.</param>
/// <param name="After">That of the engine in question.</param>
/// <param name="Low">The lower end of the difference.</param>
/// <param name="High">Its upper end.</param>
internal sealed record FigureDifference(string Set, Figure Figure, double Before, double After, double Low, double High)
{
    /// <summary>Whether the figure is worse by more than chance.</summary>
    public bool IsWorse => Figure.MustBeOne ? After < 1 : Figure.LowerIsBetter ? Low > 0 : High < 0;

    /// <summary>The row of a table; cells may stand before the difference.</summary>
    public string Row(string cells = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Set} | `{Figure.Name}` | {Before:.000} | {After:.000} | {cells}{Signed(Low)} to {Signed(High)}{(IsWorse ? " (worse)" : "")} |");

    // Rounded beforehand: the format gives a small negative number both signs.
    private static string Signed(double difference) => (Math.Round(difference, 3) + 0.0).ToString("+.000;-.000", CultureInfo.InvariantCulture);
}
