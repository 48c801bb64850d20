namespace SpaceNewsBot.Training.MainEvents;

/// <summary>How a slot is learned.</summary>
/// <param name="Pull">How strongly weights are drawn to what is expected.</param>
/// <param name="Least">How much of what is probable the best span must agree with; below it the slot stays empty.</param>
internal sealed record SlotSetting(double Pull, double Least);
