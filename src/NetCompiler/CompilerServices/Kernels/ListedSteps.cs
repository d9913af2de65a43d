using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Steps of any length: the lines of a kernel, of an image.</summary>
internal readonly struct ListedSteps : ITileSteps
{
    /// <inheritdoc/>
    public static bool AreListed => true;

    /// <inheritdoc/>
    public static bool AreRows => false;

    /// <inheritdoc/>
    public static bool AreCopied => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepA(in TilePart part) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepB(in TilePart part, nint row) => 0;
}
