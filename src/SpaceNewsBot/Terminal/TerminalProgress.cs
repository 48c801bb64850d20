using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Terminal;

/// <summary>Tells whoever sits at a terminal what is being done for their answer.</summary>
/// <param name="io">The terminal; it is told on standard error.</param>
internal sealed class TerminalProgress(TerminalIo io) : IProgress<AnswerStep>
{
    /// <inheritdoc/>
    public void Report(AnswerStep value)
    {
        lock (io)
        {
            io.Error.WriteLine(ReplyText.Working(value).Text);
        }
    }
}
