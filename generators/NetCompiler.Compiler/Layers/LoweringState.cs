using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <summary>What grows while a network is lowered.</summary>
internal sealed class LoweringState(LoweringMode mode, ICollection<Problem> problems)
{
    private readonly HashSet<Node> _trained = [];

    private (int Rows, int Outputs) _lossEnd;
    private int _seen;

    /// <summary>What the network is lowered for.</summary>
    public LoweringMode Mode { get; } = mode;

    /// <summary>The graph.</summary>
    public GraphBuilder Builder { get; } = new();

    /// <summary>The value that the next layer takes; null before the first input.</summary>
    public Cursor? Cursor { get; set; }

    /// <summary>The inputs so far, without targets.</summary>
    public List<NetworkInput> Inputs { get; } = [];

    /// <summary>The layer table so far.</summary>
    public List<LayerRow> Rows { get; } = [];

    /// <summary>The full names so far.</summary>
    public NameTable Names { get; } = new();

    /// <summary>The trained tensors by full name.</summary>
    public Dictionary<string, Node> Parameters { get; } = [];

    /// <summary>The layers' values so far and where the layers stand.</summary>
    public List<(Node Node, Place Place, string Kind, string Name)> Values { get; } = [];

    /// <summary>The losses so far.</summary>
    public List<LossValue> Losses { get; } = [];

    /// <summary>What the caller supplies for the losses so far.</summary>
    public List<NetworkInput> LossInputs { get; } = [];

    /// <summary>Whether the declaration has more than one loss, so that what they need is named after them.</summary>
    public bool HasSeveralLosses { get; set; }

    /// <summary>The values so far that are outputs by name.</summary>
    public List<(string Name, Node Node)> Results { get; } = [];

    /// <summary>What the classes of the prediction are called, if they are.</summary>
    public ClassNames? Classes { get; set; }

    /// <summary>The names of outputs so far, and of inputs, from which they differ.</summary>
    public NameTable OutputNames { get; } = new();

    /// <summary>Where the last <c>[Frozen]</c> stands.</summary>
    public Place? Frozen { get; set; }

    /// <summary>Whether nothing that follows is to be lowered: because the network is too long.</summary>
    public bool IsFinished { get; set; }

    /// <summary>The layers lowered so far.</summary>
    public int LayerCount { get; set; }

    /// <summary>The dropout layers so far, each with a random stream of its own.</summary>
    public int Streams { get; set; }

    /// <summary>Values of all parameters so far, as they lie in memory.</summary>
    public long ParameterLength { get; set; }

    /// <summary>Values of all layers so far for one sample, as they lie in memory.</summary>
    public long ValueLength { get; set; }

    /// <summary>The problems found in this lowering, also those that were known before.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>Whether anything of the layer just added depends on a trained parameter. What a frozen layer gives counts as frozen, so that only the first is found.</summary>
    public bool TakesTrained(bool isFrozen)
    {
        bool any = false;
        for (; _seen < Builder.Nodes.Count; _seen++)
        {
            Node node = Builder.Nodes[_seen];
            if (node.Operator is Parameter { IsFrozen: false } || node.Inputs.Any(_trained.Contains))
            {
                any = true;
                _ = !isFrozen && _trained.Add(node);
            }
        }

        return any;
    }

    /// <summary>Lets a value stand for one that is part of it now.</summary>
    public void Replace(Node part, Node whole)
    {
        for (int i = 0; i < Values.Count; i++)
        {
            Values[i] = Values[i].Node == part ? Values[i] with { Node = whole } : Values[i];
        }
    }

    /// <summary>Notes that a loss ends here. What follows the last one belongs to prediction only.</summary>
    public void EndLoss() => _lossEnd = (Rows.Count, Builder.Outputs.Count);

    /// <summary>Forgets what follows the last loss.</summary>
    public void ForgetWhatFollows()
    {
        if (Losses.Count > 0)
        {
            Rows.RemoveRange(_lossEnd.Rows, Rows.Count - _lossEnd.Rows);
            Builder.KeepOutputs(_lossEnd.Outputs);
        }
    }

    /// <summary>Reports a problem, if it has not been reported yet.</summary>
    public void Report(ProblemDescription description, Place place, params string[] arguments)
    {
        Problem problem = new(description, place.Layer, place.Path, new(arguments));
        ProblemCount++;
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }
}
