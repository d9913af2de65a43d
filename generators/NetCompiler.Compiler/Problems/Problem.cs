using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Problems;

/// <summary>A user's mistake as a value: reported by analyzers and by the generator at the attribute at fault.</summary>
/// <param name="Description">Which mistake.</param>
/// <param name="Layer">The index of the attribute at fault on the network's class; -1 is the class itself.</param>
/// <param name="Path">Inside blocks: the index in the block's list, then in the nested block's, and so on.</param>
/// <param name="Arguments">What the message is filled with.</param>
public sealed record Problem(ProblemDescription Description, int Layer, EquatableArray<int> Path, EquatableArray<string> Arguments)
{
    /// <summary>The whole message, as the user reads it.</summary>
    public string Message
    {
        get
        {
            object[] values = new object[Arguments.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Arguments[i];
            }

            return string.Format(System.Globalization.CultureInfo.InvariantCulture, Description.Message, values);
        }
    }
}
