namespace NetCompiler.Threading;

/// <summary>What a team does together: phases of independent units.</summary>
internal abstract class TeamWork
{
    /// <summary>Does the units [<paramref name="first"/>, <paramref name="end"/>) of a phase.</summary>
    public abstract void Execute(int phase, int first, int end);
}
