using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <content>Values that a layer takes beside the current one, where it may do without.</content>
public sealed partial class LoweringContext
{
    /// <summary>The value that an argument names, if it names one: it is not written, or the name of a parameter of the block that is null.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="fallback">What the value is if none is named.</param>
    /// <param name="value">The value.</param>
    /// <returns>False after a problem.</returns>
    public bool OptionalTap(string argument, Node? fallback, out Node? value)
    {
        value = fallback;
        ArgumentValue? written = Find(argument);
        if (written is null || Bound(written) is { Kind: ArgumentKind.Unusable, Text: "null" })
        {
            return true;
        }

        if (Tap(argument) is not Cursor tap)
        {
            return false;
        }

        // The place alone does not say which of several taps it is.
        _written[_written.Count - 1] = $"{argument}: {_written[_written.Count - 1]}";
        value = tap.Node;
        IsUncertain |= tap.IsUncertain;
        return true;
    }
}
