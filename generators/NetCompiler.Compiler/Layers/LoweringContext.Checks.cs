using System.Globalization;
using System.Linq;
using System.Numerics;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <content>What layers demand of the value before them and of their own sizes.</content>
public sealed partial class LoweringContext
{
    /// <summary>Values of one parameter, at most: 1 GiB.</summary>
    private const long MaxParameter = 1L << 28;

    /// <summary>Values of all parameters, at most: buffers are addressed with 32 bits.</summary>
    private const long MaxParameters = 1L << 30;

    /// <summary>
    /// Values of all layers for one sample, at most: offsets of a row are 32-bit, and a training step needs gradients, halos and what lies between
    /// operators beside.
    /// </summary>
    private const long MaxValues = 1L << 27;

    /// <summary>In memory, features are padded to a multiple that is at most this.</summary>
    private const int FeaturePadding = 32;

    /// <summary>
    /// Whether the value before has one of some kinds of shape. If not, reports it; where flattening helps, that is assumed and the answer is
    /// true.
    /// </summary>
    public bool Takes(params ShapeKind[] kinds)
    {
        NodeType type = Current.Type;
        bool isNumbers = type.Element == ElementType.Single;
        if (isNumbers && kinds.Contains(type.Shape.Kind))
        {
            return true;
        }

        if (IsUncertain)
        {
            return false;
        }

        bool canFlatten = isNumbers && kinds.Contains(ShapeKind.Vector);
        string remedy = !isNumbers ? "add [Embedding(count, dimension)], which gives each id a row of numbers"
            : canFlatten ? $"add [Flatten] ({type.Shape.Count} values)"
            : kinds.Contains(ShapeKind.Image) ? "move it to where the value is still an image, or begin with [Input(channels, height, width)]"
            : kinds.Contains(ShapeKind.Volume) ? "begin with [Input(channels, depth, height, width)]"
            : "begin with [Input(steps, channels)]";
        ReportWrongLayout(ShapeText.Of(kinds), remedy);
        if (canFlatten)
        {
            _state.Cursor = _state.Cursor! with { Node = Builder.Add(new Reshape(TensorShape.Vector(type.Shape.Count)), Current) };
        }
        else
        {
            Fail();
        }

        return canFlatten;
    }

    /// <summary>Whether the value before has numbers, in any shape; if not, reports it.</summary>
    public bool TakesNumbers() => Takes(ShapeKind.Vector, ShapeKind.Sequence, ShapeKind.Image, ShapeKind.Volume);

    /// <summary>Whether the value before holds ids; if not, reports it.</summary>
    public bool TakesIds()
    {
        if (Current.Type.Element == ElementType.Int32)
        {
            return true;
        }

        if (!IsUncertain)
        {
            string steps = Shape.Kind == ShapeKind.Vector ? Shape.ToString() : "steps";
            ReportWrongLayout("ids", $"ids come from [Input({steps}, Type = ElementType.Int32)]");
            Fail();
        }

        return false;
    }

    /// <summary>Whether a list has a number for each feature of the value before; if not, reports it.</summary>
    public bool HasOnePerFeature(string argument, EquatableArray<float> values)
    {
        if (values.Count == Shape.Channels)
        {
            return true;
        }

        if (!IsUncertain)
        {
            string expected = $"one number for each of the {Shape.Channels} features of {_state.Cursor!.Origin}";
            ReportArgument(argument, $"a list of {values.Count} numbers", expected);
        }

        return false;
    }

    /// <summary>Whether a parameter of a shape is possible; if not, reports it.</summary>
    public bool CanTrain(TensorShape shape)
    {
        BigInteger length = Length(shape);
        return length <= MaxParameter || ReportTooLarge($"a weight of {shape}:", length, MaxParameter);
    }

    /// <summary>Whether a value of a shape is possible; if not, reports it.</summary>
    public bool CanHold(TensorShape shape)
    {
        BigInteger length = Length(shape);
        if (length > MaxValues)
        {
            return ReportTooLarge($"a value of {shape}:", length, MaxValues);
        }

        _state.ValueLength += (long)length;
        return _state.ValueLength <= MaxValues
            || ReportTooLarge("together with the layers before it, one sample's values of", _state.ValueLength, MaxValues);
    }

    /// <summary>Reports that something is larger than what it must fit into; nothing, if that may come of an earlier problem.</summary>
    public void ReportDoesNotFit(string arithmetic, string remedy)
    {
        if (!IsUncertain && !HasFailed)
        {
            ReportHere(ProblemSet.DoesNotFit, Kind, LayerName, arithmetic, remedy);
        }

        Fail();
    }

    /// <summary>Reports that the current value and another differ in shape; nothing, if that may come of an earlier problem.</summary>
    public void ReportShapesDiffer(Cursor other, string remedy)
    {
        if (!IsUncertain && !other.IsUncertain)
        {
            ReportHere(
                ProblemSet.ShapesDiffer,
                Kind,
                LayerName,
                _state.Cursor!.Origin,
                ShapeText.Of(Current.Type),
                other.Origin,
                ShapeText.Of(other.Node.Type),
                remedy);
        }

        Fail();
    }

    /// <summary>Reports a problem at the layer's attribute.</summary>
    public void ReportHere(ProblemDescription description, params string[] arguments) => _state.Report(description, _place, arguments);

    /// <summary>The values of a shape as they may lie in memory.</summary>
    private static BigInteger Length(TensorShape shape)
    {
        BigInteger padded = (shape.Channels + FeaturePadding - 1) / FeaturePadding * FeaturePadding;
        return shape.Dimensions.Aggregate(padded, (product, size) => product * size) / shape.Channels;
    }

    private void ReportWrongLayout(string needs, string remedy) =>
        ReportHere(ProblemSet.WrongLayout, Kind, LayerName, needs, _state.Cursor!.Origin, ShapeText.Of(Current.Type), remedy);

    private void CountParameter(TensorShape shape)
    {
        _state.ParameterLength += (long)Length(shape);
        if (_state.ParameterLength > MaxParameters)
        {
            _ = ReportTooLarge("together with the layers before it, parameters of", _state.ParameterLength, MaxParameters);
        }
    }

    private bool ReportTooLarge(string what, BigInteger length, long limit)
    {
        if (!IsUncertain && !HasFailed)
        {
            ReportHere(ProblemSet.TooLarge, Kind, LayerName, what, length.ToString(CultureInfo.InvariantCulture), ShapeText.Of(limit));
        }

        Fail();
        return false;
    }
}
