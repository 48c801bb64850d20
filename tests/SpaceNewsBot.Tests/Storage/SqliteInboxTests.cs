using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteInboxTests : InboxContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteInboxTests() => _store = new SqliteStore(_folder.Path);

    protected override IInbox Inbox => _store.Inbox;

    protected override DateTimeOffset Now => _store.Clock.GetUtcNow();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
