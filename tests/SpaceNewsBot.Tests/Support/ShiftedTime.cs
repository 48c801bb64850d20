namespace SpaceNewsBot.Tests.Support;

/// <summary>A clock that runs as it should and shows another time: what a machine's clock does when somebody sets it.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
