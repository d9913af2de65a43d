using System.Linq;

namespace NetCompiler.Compiler.Layers;

/// <content>How a layer's weights begin.</content>
public sealed partial class LoweringContext
{
    private const string ValueArgument = "InitializerValue";

    /// <summary>The initializer that the attribute names, with its number.</summary>
    public InitializerChoice Initializer()
    {
        int written = _written.Count;
        string name = Choice("Initializer", [.. InitializerChoice.Names]);
        float value = name switch
        {
            InitializerChoice.Default => WithoutValue(),
            "Constant" => Real(ValueArgument, null, -float.MaxValue, float.MaxValue),
            "Uniform" or "Normal" or "TruncatedNormal" => Real(ValueArgument, null, 0, float.MaxValue),
            _ => Real(ValueArgument, 1, 0, float.MaxValue, excludesMin: true),
        };

        // Weights that have begun differently are interchangeable: the architecture does not say how they began.
        _written.RemoveRange(written, _written.Count - written);
        return new(name, value);
    }

    private float WithoutValue()
    {
        if (Find(ValueArgument) is not null)
        {
            ReportArgument(ValueArgument, "given", "left out where no Initializer is chosen: " + string.Join(", ", InitializerChoice.Names.Skip(1)));
        }

        return 0;
    }
}
