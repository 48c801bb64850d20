using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteAnswerLogTests : AnswerLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteAnswerLogTests() => _store = new SqliteStore(_folder.Path);

    protected override IAnswerLog Log => _store.Answers;

    protected override ISourceStore Sources => _store.Sources;

    protected override IInbox Inbox => _store.Inbox;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
