package dev.entente.imports.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value in a YAML file that knows its place. All that is no list and no map is a text: NO is Norway, 007 keeps its zeros. */
record Yaml(Node node, String file) {

    /** The value that is the file. */
    static Yaml parse(String text, String file) {
        try {
            return new Compose(LoadSettings.builder().setLabel(file).build())
                    .composeString(text)
                    .map(node -> new Yaml(node, file))
                    .orElseThrow(() -> new MappingFault(new Place(file, 1, 1), "the mapping is empty"));
        } catch (MarkedYamlEngineException e) {
            var place = e.getProblemMark()
                    .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new Place(file, 1, 1));
            throw new MappingFault(place, "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new MappingFault(new Place(file, 1, 1), "this is no YAML: " + e.getMessage());
        }
    }

    Place place() {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    MappingFault fault(String sentence) {
        return new MappingFault(place(), sentence);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault("a text is expected here");
    }

    /** Its elements; a text alone is a list of one. */
    List<Yaml> list() {
        return switch (node) {
            case SequenceNode sequence ->
                sequence.getValue().stream()
                        .map(element -> new Yaml(element, file))
                        .toList();
            case ScalarNode scalar -> List.of(this);
            default -> throw fault("a list is expected here");
        };
    }

    List<String> texts() {
        return list().stream().map(Yaml::text).toList();
    }

    /** Its entries, in the order of the file. */
    Map<String, Yaml> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("'name: value' pairs are expected here");
        }
        var entries = new LinkedHashMap<String, Yaml>();
        mapping.getValue().forEach(tuple -> {
            var key = new Yaml(tuple.getKeyNode(), file);
            if (entries.put(key.text(), new Yaml(tuple.getValueNode(), file)) != null) {
                throw key.fault("'%s' stands here twice".formatted(key.text()));
            }
        });
        return entries;
    }
}
