using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>etc.passwd and etc.group, current_user, and root_group.</summary>
public sealed class UserPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["etc", "current_user", "root_group"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap etc = ohai.Data.Branch("etc");
        OhaiMap passwd = etc.Branch("passwd");
        foreach (UserEntry user in ohai.Machine.Users)
        {
            // Of several entries with one name the first counts.
            if (!passwd.ContainsKey(user.Name))
            {
                OhaiMap entry = passwd.Branch(user.Name);
                entry["dir"] = user.Home;
                entry["gid"] = user.GroupId;
                entry["uid"] = user.UserId;
                entry["shell"] = user.Shell;
                entry["gecos"] = user.Comment;
            }
        }

        OhaiMap groups = etc.Branch("group");
        foreach (GroupEntry group in ohai.Machine.Groups)
        {
            OhaiMap entry = groups.Branch(group.Name);
            entry["gid"] = group.GroupId;
            entry["members"] = OhaiMap.ListOf(group.Members);
        }

        ohai.Set("current_user", ohai.Machine.FindUser(ohai.Machine.Identity.EffectiveUserId)?.Name);
        ohai.Set("root_group", ohai.Machine.FindUser("root") is { } root ? ohai.Machine.FindGroup(root.GroupId)?.Name : null);
    }
}
